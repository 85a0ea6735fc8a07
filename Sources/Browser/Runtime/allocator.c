// malloc and free for one thread over the memory of a WebAssembly module, which only grows.
//
// The heap is a row of blocks without gaps. A block is a header of 8 bytes and its contents, which stand at a multiple of
// 16. Free neighbours are joined at once; free blocks hang in lists by the power of two of their size.
#include <stddef.h>
#include <stdint.h>

typedef struct Block {
  uint32_t size;    // Header and contents, a multiple of 16; bit 0: in use.
  uint32_t before;  // The size of the block before, 0 for the first.
  struct Block *next;  // While the block is free.
  struct Block *previous;
} Block;

enum { HEADER = 8, UNIT = 16, PAGE = 65536, LISTS = 32 };
static const uint32_t LIMIT = 0x70000000;

extern unsigned char __heap_base;
static Block *lists[LISTS];
static uint32_t occupied;  // Bit n: list n is not empty.
static Block *last;        // Behind all others: always in use, never given away.

static uint32_t size_of(const Block *block) { return block->size & ~1u; }
static int in_use(const Block *block) { return block->size & 1; }
static Block *at(uintptr_t address) { return (Block *)address; }
static Block *after(const Block *block) { return at((uintptr_t)block + size_of(block)); }
static unsigned list_of(uint32_t size) { return 31 - (unsigned)__builtin_clz(size); }

static void hang(Block *block) {
  unsigned list = list_of(block->size);
  block->previous = NULL;
  block->next = lists[list];
  if (block->next) block->next->previous = block;
  lists[list] = block;
  occupied |= 1u << list;
}

static void unhang(Block *block) {
  unsigned list = list_of(block->size);
  if (block->previous) block->previous->next = block->next;
  else lists[list] = block->next;
  if (block->next) block->next->previous = block->previous;
  if (!lists[list]) occupied &= ~(1u << list);
}

// Makes the block free that is not in a list.
static void release(Block *block) {
  uint32_t size = size_of(block);
  Block *behind = after(block);
  if (!in_use(behind)) {
    unhang(behind);
    size += behind->size;
  }
  if (block->before) {
    Block *front = at((uintptr_t)block - block->before);
    if (!in_use(front)) {
      unhang(front);
      size += front->size;
      block = front;
    }
  }
  block->size = size;
  after(block)->before = size;
  hang(block);
}

// Cuts what is more than `size` off a block in use.
static void trim(Block *block, uint32_t size) {
  uint32_t rest = size_of(block) - size;
  if (rest < UNIT) return;
  block->size = size | 1;
  Block *cut = after(block);
  cut->size = rest | 1;
  cut->before = size;
  after(cut)->before = rest;
  release(cut);
}

static int grow(uint32_t size) {
  if (!last) {
    // The first block: its contents stand at a multiple of 16.
    uintptr_t start = (((uintptr_t)&__heap_base + HEADER + UNIT - 1) & ~(uintptr_t)(UNIT - 1)) - HEADER;
    uintptr_t end = (uintptr_t)__builtin_wasm_memory_size(0) * PAGE;
    if (end < start + HEADER) {
      if (__builtin_wasm_memory_grow(0, 1) == SIZE_MAX) return 0;
      end += PAGE;
    }
    last = at(start);
    last->size = HEADER | 1;
    last->before = 0;
  }
  // At least 1 MiB, for each call of the browser takes its time.
  uint32_t pages = (size + HEADER + PAGE - 1) / PAGE;
  if (pages < 16) pages = 16;
  uintptr_t end = (uintptr_t)__builtin_wasm_memory_size(0) * PAGE;
  if (__builtin_wasm_memory_grow(0, pages) == SIZE_MAX) return 0;
  end += (uintptr_t)pages * PAGE;
  Block *fresh = last;
  fresh->size = (uint32_t)((end - HEADER - (uintptr_t)fresh) & ~(uintptr_t)(UNIT - 1)) | 1;
  last = after(fresh);
  last->size = HEADER | 1;
  last->before = size_of(fresh);
  release(fresh);
  return 1;
}

static Block *find(uint32_t size) {
  // In the list of its own power of two some may be too small; in those above any will do.
  unsigned list = list_of(size);
  for (Block *block = lists[list]; block; block = block->next)
    if (block->size >= size) return block;
  uint32_t larger = list == 31 ? 0 : occupied & ~((2u << list) - 1);
  return larger ? lists[__builtin_ctz(larger)] : NULL;
}

void *malloc(size_t count) {
  if (count > LIMIT) return NULL;
  uint32_t size = ((uint32_t)count + HEADER + UNIT - 1) & ~(uint32_t)(UNIT - 1);
  Block *block = find(size);
  if (!block) {
    if (!grow(size)) return NULL;
    block = find(size);
    if (!block) return NULL;
  }
  unhang(block);
  block->size |= 1;
  trim(block, size);
  return (void *)((uintptr_t)block + HEADER);
}

void free(void *contents) {
  if (contents) release(at((uintptr_t)contents - HEADER));
}

int posix_memalign(void **result, size_t alignment, size_t count) {
  if (alignment <= UNIT) {
    *result = malloc(count);
    return *result ? 0 : 12;
  }
  if (alignment > LIMIT || count > LIMIT - alignment) return 12;
  uintptr_t start = (uintptr_t)malloc(count + alignment);
  if (!start) return 12;
  uintptr_t aligned = (start + alignment - 1) & ~(uintptr_t)(alignment - 1);
  Block *block = at(start - HEADER);
  if (aligned != start) {
    // What lies before the aligned place goes back.
    uint32_t gap = (uint32_t)(aligned - start);
    Block *rest = at(aligned - HEADER);
    rest->size = (size_of(block) - gap) | 1;
    rest->before = gap;
    after(rest)->before = size_of(rest);
    block->size = gap | 1;
    release(block);
    block = rest;
  }
  trim(block, ((uint32_t)count + HEADER + UNIT - 1) & ~(uint32_t)(UNIT - 1));
  *result = (void *)aligned;
  return 0;
}

// What compiled code expects of a C library besides malloc.
#include <stddef.h>
#include <stdint.h>

// Compiled for bulk memory the first three are one instruction each and no calls of themselves.
void *memcpy(void *to, const void *from, size_t count) { return __builtin_memcpy(to, from, count); }
void *memmove(void *to, const void *from, size_t count) { return __builtin_memmove(to, from, count); }
void *memset(void *to, int byte, size_t count) { return __builtin_memset(to, byte, count); }

int memcmp(const void *left, const void *right, size_t count) {
  const unsigned char *a = left, *b = right;
  for (; count; count--, a++, b++)
    if (*a != *b) return *a < *b ? -1 : 1;
  return 0;
}

size_t strlen(const char *text) {
  size_t count = 0;
  while (text[count]) count++;
  return count;
}

// The library's hash tables take their seed here. A fixed one will do: whoever opens a file has it on the own machine, and
// nothing is shown in the order of a hash table.
void arc4random_buf(void *bytes, size_t count) {
  static uint64_t state = 0x9E3779B97F4A7C15;
  for (unsigned char *byte = bytes; count; count--) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    *byte++ = (unsigned char)(state >> 32);
  }
}

uintptr_t __stack_chk_guard = 0x5A1E57AC;
_Noreturn void __stack_chk_fail(void) { __builtin_trap(); }

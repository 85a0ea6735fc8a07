// Answers requests about proposals as browser.js does, for runners of WebAssembly that are no browsers but have WASI's
// standard streams: browser.wasm DAY <REQUESTS >ANSWERS. browser.py says what requests and answers look like.
#include <stddef.h>
#include <stdint.h>

#define WASI(name) __attribute__((import_module("wasi_snapshot_preview1"), import_name(#name)))
typedef struct {
  void *start;
  size_t count;
} Piece;
WASI(fd_read) int fd_read(int file, const Piece *pieces, size_t count, size_t *done);
WASI(fd_write) int fd_write(int file, const Piece *pieces, size_t count, size_t *done);
WASI(args_sizes_get) int args_sizes_get(size_t *count, size_t *bytes);
WASI(args_get) int args_get(char **words, char *bytes);

size_t strlen(const char *text);
void *shimon_allocate(int count);
void shimon_free(void *place);
void *shimon_open(const char *day, int count);
const char *shimon_output(void *service);
int shimon_lint(void *, const char *name, int, const char *source, int, int is_english, int form);
int shimon_report(void *, const char *name, int, const char *source, int, int is_english, int form);
int shimon_annex(void *, const char *name, int, const char *source, int, int is_english, int form, int only_missing);

static size_t take(char *to, size_t count) {
  size_t all = 0, done = 1;
  while (all < count && done > 0) {
    Piece piece = {to + all, count - all};
    if (fd_read(0, &piece, 1, &done)) break;
    all += done;
  }
  return all;
}

static void give(const char *from, size_t count) {
  for (size_t done; count; from += done, count -= done) {
    Piece piece = {(void *)from, count};
    if (fd_write(1, &piece, 1, &done)) __builtin_trap();
  }
}

/// The place of a form's first letter among those of all forms.
static int number(const char *letters, char letter) {
  int place = 0;
  while (letters[place] && letters[place] != letter) place++;
  return place;
}

static int word(char *to, size_t room, char end) {
  size_t count = 0;
  for (char byte; take(&byte, 1) && byte != end; count++)
    if (count + 1 < room) to[count] = byte;
  to[count < room ? count : room - 1] = 0;
  return count > 0;
}

__attribute__((export_name("_start"))) void _start(void) {
  size_t words, bytes;
  char *list[8], text[512], ask[16], form[16], language[8], count[16], name[1024];
  if (args_sizes_get(&words, &bytes) || words != 2 || bytes > sizeof text || args_get(list, text)) __builtin_trap();
  void *service = shimon_open(list[1], (int)strlen(list[1]));
  while (word(ask, sizeof ask, ' ')) {
    word(form, sizeof form, ' ');
    word(language, sizeof language, ' ');
    word(count, sizeof count, '\n');
    word(name, sizeof name, '\n');
    int size = 0, length = (int)strlen(name), is_english = language[0] == 'e', answer;
    for (const char *digit = count; *digit; digit++) size = size * 10 + (*digit - '0');
    char *source = shimon_allocate(size);
    if (take(source, (size_t)size) != (size_t)size) __builtin_trap();
    if (ask[0] == 'l')
      answer = shimon_lint(service, name, length, source, size, is_english, number("jnt", form[0]));
    else if (ask[0] == 'r')
      answer = shimon_report(service, name, length, source, size, is_english, number("pwts", form[0]));
    else
      answer = shimon_annex(service, name, length, source, size, is_english, number("mwt", form[0]), 0);
    shimon_free(source);
    char digits[16];
    int place = sizeof digits;
    digits[--place] = '\n';
    int rest = answer < 0 ? 1 : answer;
    do digits[--place] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (answer < 0) digits[--place] = '-';
    give(digits + place, sizeof digits - (size_t)place);
    if (answer > 0) give(shimon_output(service), (size_t)answer);
  }
}

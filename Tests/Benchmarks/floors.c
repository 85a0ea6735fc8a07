/* What the linter is measured against, over the files named one a line in LIST:
 *   floors read LIST     open, read, close
 *   floors utf8 LIST     and check that the bytes are UTF-8
 *   floors libyaml LIST  and run libyaml's event loop over them, doing nothing with the events
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <yaml.h>

static int is_utf8(const uint8_t *p, size_t n) {
  size_t i = 0;
  while (i < n) {
    uint64_t word;
    if (i + 8 <= n && (memcpy(&word, p + i, 8), !(word & 0x8080808080808080ull))) { i += 8; continue; }
    uint8_t c = p[i];
    if (c < 0x80) { i++; continue; }
    size_t more = c >= 0xC2 && c < 0xE0 ? 1 : c >= 0xE0 && c < 0xF0 ? 2 : c >= 0xF0 && c < 0xF5 ? 3 : 0;
    if (more == 0 || i + more >= n) return 0;
    for (size_t k = 1; k <= more; k++) if ((p[i + k] & 0xC0) != 0x80) return 0;
    if ((c == 0xE0 && p[i + 1] < 0xA0) || (c == 0xED && p[i + 1] > 0x9F)) return 0;
    if ((c == 0xF0 && p[i + 1] < 0x90) || (c == 0xF4 && p[i + 1] > 0x8F)) return 0;
    i += more + 1;
  }
  return 1;
}

static void events(const char *name, const uint8_t *bytes, size_t count) {
  yaml_parser_t parser;
  yaml_event_t event;
  if (!yaml_parser_initialize(&parser)) exit(1);
  yaml_parser_set_input_string(&parser, bytes, count);
  for (;;) {
    if (!yaml_parser_parse(&parser, &event)) { fprintf(stderr, "%s: not read by libyaml\n", name); break; }
    int type = event.type;
    yaml_event_delete(&event);
    if (type == YAML_STREAM_END_EVENT) break;
  }
  yaml_parser_delete(&parser);
}

int main(int count, char **words) {
  if (count != 3) return 2;
  FILE *list = fopen(words[2], "r");
  if (!list) return 2;
  size_t room = 17 << 20;
  uint8_t *buffer = malloc(room);
  char name[4096];
  unsigned long sum = 0;
  while (fgets(name, sizeof name, list)) {
    name[strcspn(name, "\n")] = 0;
    int file = open(name, O_RDONLY);
    if (file < 0) return 1;
    size_t filled = 0;
    ssize_t got;
    while ((got = read(file, buffer + filled, room - filled)) > 0) filled += got;
    close(file);
    if (words[1][0] == 'r') sum += filled ? buffer[0] : 0;
    else if (words[1][0] == 'u') sum += is_utf8(buffer, filled);
    else events(name, buffer, filled);
  }
  printf("%lu\n", sum);
  return 0;
}

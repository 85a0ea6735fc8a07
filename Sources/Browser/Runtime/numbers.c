// Arithmetic that WebAssembly has no instruction for, and reading decimal numbers.
#include <stddef.h>
#include <stdint.h>

typedef __int128 Wide;
typedef union {
  Wide value;
  struct {
    uint64_t low, high;
  };
} Halves;

static Halves product(uint64_t a, uint64_t b) {
  const uint64_t mask = 0xFFFFFFFF;
  uint64_t low = (a & mask) * (b & mask), left = (a >> 32) * (b & mask), right = (a & mask) * (b >> 32);
  uint64_t middle = (low >> 32) + (left & mask) + (right & mask);
  Halves result;
  result.low = (middle << 32) | (low & mask);
  result.high = (a >> 32) * (b >> 32) + (left >> 32) + (right >> 32) + (middle >> 32);
  return result;
}

Wide __multi3(Wide a, Wide b) {
  Halves left = {a}, right = {b};
  Halves result = product(left.low, right.low);
  result.high += left.high * right.low + left.low * right.high;
  return result.value;
}

static Halves negated(Halves number) {
  number.low = ~number.low + 1;
  number.high = ~number.high + (number.low == 0);
  return number;
}

// Bit by bit: nothing that is done often divides numbers of 128 bits.
static Halves quotient(Halves number, Halves divisor, Halves *rest) {
  Halves result = {0};
  rest->low = rest->high = 0;
  for (int bit = 127; bit >= 0; bit--) {
    rest->high = rest->high << 1 | rest->low >> 63;
    rest->low = rest->low << 1 | ((bit < 64 ? number.low >> bit : number.high >> (bit - 64)) & 1);
    if (rest->high < divisor.high || (rest->high == divisor.high && rest->low < divisor.low)) continue;
    rest->high -= divisor.high + (rest->low < divisor.low);
    rest->low -= divisor.low;
    if (bit < 64) result.low |= (uint64_t)1 << bit;
    else result.high |= (uint64_t)1 << (bit - 64);
  }
  return result;
}

static int is_negative(Halves number) { return number.high >> 63; }
static Halves magnitude(Halves number) { return is_negative(number) ? negated(number) : number; }

Wide __divti3(Wide a, Wide b) {
  Halves left = {a}, right = {b}, rest;
  Halves result = quotient(magnitude(left), magnitude(right), &rest);
  return is_negative(left) == is_negative(right) ? result.value : negated(result).value;
}

Wide __modti3(Wide a, Wide b) {
  Halves left = {a}, right = {b}, rest;
  quotient(magnitude(left), magnitude(right), &rest);
  return is_negative(left) ? negated(rest).value : rest.value;
}

// To the nearest whole number, halves away from zero.
double round(double number) {
  double whole = __builtin_trunc(number);
  if (__builtin_fabs(number - whole) < 0.5) return whole;
  return whole + __builtin_copysign(1, number);
}

// A decimal number as its digits: 0.DIGITS times ten to the power of `point`. A double is never a tie of more than 767
// digits; what lies behind that many only says whether there is more.
enum { DIGITS = 800 };
typedef struct {
  uint8_t digits[DIGITS];
  int count, point, has_more;
} Decimal;

static void trim(Decimal *number) {
  while (number->count > 0 && number->digits[number->count - 1] == 0) number->count--;
}

static void halve(Decimal *number) {
  int carry = 0;
  for (int index = 0; index < number->count; index++) {
    int value = carry * 10 + number->digits[index];
    number->digits[index] = (uint8_t)(value / 2);
    carry = value & 1;
  }
  if (carry && number->count < DIGITS) number->digits[number->count++] = 5;
  else number->has_more |= carry;
  if (number->count > 0 && number->digits[0] == 0) {
    for (int index = 1; index < number->count; index++) number->digits[index - 1] = number->digits[index];
    number->count--;
    number->point--;
  }
  trim(number);
}

static void twice(Decimal *number) {
  int carry = 0;
  for (int index = number->count - 1; index >= 0; index--) {
    int value = number->digits[index] * 2 + carry;
    number->digits[index] = (uint8_t)(value % 10);
    carry = value / 10;
  }
  if (carry) {
    if (number->count == DIGITS) number->has_more |= number->digits[--number->count] != 0;
    for (int index = number->count; index > 0; index--) number->digits[index] = number->digits[index - 1];
    number->digits[0] = (uint8_t)carry;
    number->count++;
    number->point++;
  }
  trim(number);
}

static double as_double(Decimal *number) {
  trim(number);
  if (number->count == 0 || number->point < -400) return 0;
  if (number->point > 400) return __builtin_inf();
  // To one half or more, but less than one.
  int exponent = 0;
  for (; number->point > 0; exponent++) halve(number);
  for (; number->point < 0 || number->digits[0] < 5; exponent--) twice(number);
  // The 53 bits of a double, fewer below the smallest exponent.
  int bits = exponent < -1021 ? 53 - (-1021 - exponent) : 53;
  if (bits < 0) return 0;
  for (int bit = 0; bit < bits; bit++) twice(number);
  uint64_t whole = 0;
  for (int index = 0; index < number->point; index++)
    whole = whole * 10 + (index < number->count ? number->digits[index] : 0);
  int next = number->point < 0 || number->point >= number->count ? 0 : number->digits[number->point];
  int is_tie = next == 5 && number->point + 1 == number->count && !number->has_more;
  if (is_tie ? (whole & 1) : next >= 5) whole++;
  // Powers of two within the range of doubles: both factors are exact.
  exponent -= bits;
  double result = (double)whole;
  for (; exponent > 0; exponent--) result *= 2;
  for (; exponent < 0; exponent++) result /= 2;
  return result;
}

// Whether a text begins with a word of small letters, in whatever case.
static int begins(const char *text, const char *word) {
  for (; *word; text++, word++)
    if ((*text | 0x20) != *word) return 0;
  return 1;
}

// The library's way to read a double: the end of what was read, or null. Of what strtod takes, numbers in base 16 are left
// out; nothing here reads them.
const char *_swift_stdlib_strtod_clocale(const char *text, double *result) {
  Decimal number;
  number.count = number.point = number.has_more = 0;
  int is_negative = *text == '-', has_digits = 0, has_point = 0;
  if (*text == '-' || *text == '+') text++;
  if (begins(text, "inf") || begins(text, "nan")) {
    double value = begins(text, "inf") ? __builtin_inf() : __builtin_nan("");
    *result = is_negative ? -value : value;
    return text + (begins(text, "infinity") ? 8 : 3);
  }
  for (;; text++) {
    if (*text == '.' && !has_point) {
      has_point = 1;
      continue;
    }
    if (*text < '0' || *text > '9') break;
    has_digits = 1;
    int digit = *text - '0';
    if (number.count == 0 && digit == 0) {
      number.point -= has_point;
      continue;
    }
    if (number.count < DIGITS) number.digits[number.count++] = (uint8_t)digit;
    else number.has_more |= digit != 0;
    number.point += !has_point;
  }
  if (!has_digits) return NULL;
  if (*text == 'e' || *text == 'E') {
    const char *rest = text + 1;
    int is_small = *rest == '-', exponent = 0;
    if (*rest == '-' || *rest == '+') rest++;
    if (*rest >= '0' && *rest <= '9') {
      for (; *rest >= '0' && *rest <= '9'; rest++)
        if (exponent < 100000) exponent = exponent * 10 + (*rest - '0');
      number.point += is_small ? -exponent : exponent;
      text = rest;
    }
  }
  double value = as_double(&number);
  *result = is_negative ? -value : value;
  return text;
}

# Sourced by Tests/Sanitizers/run and Tests/Fuzz/run, which share one build: everything with the address sanitizer and,
# where the toolchain has libFuzzer, what the fuzzer counts by. Sets `build`, where it lies, and `fuzzer`, libFuzzer's
# library or nothing.
build=.build/address
# Lazily made globals count as leaks, and the backtracer would hold on to the output after a crash. The tools that make
# the rules run in the build, so this must stand before it.
export ASAN_OPTIONS=detect_leaks=0 SWIFT_BACKTRACE=enable=no
fuzzer=$(dirname "$(dirname "$(readlink -f "$(command -v swiftc)")")")/lib/clang
fuzzer=$(find "$fuzzer/" -name 'libclang_rt.fuzzer_no_main-x86_64.a' 2>/dev/null | head -n 1)
# Optimised: it builds for a minute longer, and what is built runs five times as fast.
flags=(--sanitize address --scratch-path "$build" -Xswiftc -O)
if [ -n "$fuzzer" ]; then
  flags+=(-Xswiftc -sanitize-coverage=edge,indirect-calls,trace-cmp,inline-8bit-counters,pc-table -Xswiftc -DFUZZING
    -Xlinker "$fuzzer" -Xlinker -lstdc++)
fi

build_with_address_sanitizer() {
  swift build --build-tests "${flags[@]}" >"$build.log" 2>&1 || { cat "$build.log"; return 1; }
}

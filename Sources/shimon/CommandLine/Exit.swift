#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ends the program.
func exit(_ status: ExitStatus) -> Never { exit(status.rawValue) }

// Package fetch gets things from the public web: safely (from no private
// address, within caps of size, time and redirects) and politely (one request a
// host at a time, with a pause between; robots.txt, Retry-After and validators
// obeyed). All that leaves the program for an address that somebody else named
// goes through it, or through its SafeTransport.
package fetch

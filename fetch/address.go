package fetch

import (
	"fmt"
	"net"
	"net/netip"
	"slices"
)

// blockedAddress is the dialler's refusal, found again by errors.As beneath
// what net and net/http wrap around it.
type blockedAddress struct{ address string }

func (b *blockedAddress) Error() string { return b.address + " is not a public address" }

// guard decides which addresses may be dialled.
type guard struct{ allow []netip.Prefix }

// dial checks "ip:port", as net.Dialer.Control gets it: after names are
// resolved, so that neither a redirect nor a name server leads past it.
func (g guard) dial(address string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("dial %s: %w", address, err)
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return fmt.Errorf("dial %s: %w", address, err)
	}
	return g.check(ip)
}

func (g guard) check(ip netip.Addr) error {
	ip = plain(ip)
	if Public(ip) || slices.ContainsFunc(g.allow, func(p netip.Prefix) bool { return p.Contains(ip) }) {
		return nil
	}
	return &blockedAddress{ip.String()}
}

// plain gives ::ffff:10.0.0.1 as 10.0.0.1, and drops a zone.
func plain(ip netip.Addr) netip.Addr { return ip.Unmap().WithZone("") }

// Public tells whether an address is on the public internet, by IANA's
// special-purpose address registries (RFC 6890 and what was added since).
func Public(ip netip.Addr) bool {
	ip = plain(ip)
	if !ip.IsValid() {
		return false
	}
	if ip.Is4() {
		return !within(ip, special4())
	}
	if nat64().Contains(ip) { // RFC 6052: an IPv4 address in its last 32 bits
		b := ip.As16()
		return Public(netip.AddrFrom4([4]byte(b[12:])))
	}
	return global6().Contains(ip) && !within(ip, special6())
}

func within(ip netip.Addr, list []netip.Prefix) bool {
	return slices.ContainsFunc(list, func(p netip.Prefix) bool { return p.Contains(ip) })
}

// v4 makes the prefix a.b.c.d/bits.
func v4(a, b, c, d byte, bits int) netip.Prefix {
	return netip.PrefixFrom(netip.AddrFrom4([4]byte{a, b, c, d}), bits)
}

// v6 makes a prefix from the first 16-bit groups of an address.
func v6(bits int, groups ...uint16) netip.Prefix {
	var b [16]byte
	for i, g := range groups {
		b[2*i], b[2*i+1] = byte(g>>8), byte(g)
	}
	return netip.PrefixFrom(netip.AddrFrom16(b), bits)
}

// special4 are the IPv4 networks that are not public.
func special4() []netip.Prefix {
	return []netip.Prefix{
		v4(0, 0, 0, 0, 8),       // "this network", RFC 791
		v4(10, 0, 0, 0, 8),      // private, RFC 1918
		v4(100, 64, 0, 0, 10),   // carriers' NAT, RFC 6598
		v4(127, 0, 0, 0, 8),     // loopback
		v4(169, 254, 0, 0, 16),  // link-local, clouds' metadata services
		v4(172, 16, 0, 0, 12),   // private
		v4(192, 0, 0, 0, 24),    // protocol assignments
		v4(192, 0, 2, 0, 24),    // documentation
		v4(192, 88, 99, 0, 24),  // 6to4 relays
		v4(192, 168, 0, 0, 16),  // private
		v4(198, 18, 0, 0, 15),   // benchmarks
		v4(198, 51, 100, 0, 24), // documentation
		v4(203, 0, 113, 0, 24),  // documentation
		v4(224, 0, 0, 0, 4),     // multicast
		v4(240, 0, 0, 0, 4),     // reserved, broadcast
	}
}

// global6 is the only part of IPv6 from which public addresses are given out;
// loopback, unspecified, link-local, site-local, unique local, multicast and
// IPv4-compatible addresses lie outside it.
func global6() netip.Prefix { return v6(3, 0x2000) }

// nat64 is the well-known prefix of IPv4 addresses behind NAT64.
func nat64() netip.Prefix { return v6(96, 0x64, 0xff9b) }

// special6 are the networks within global6 that are not public.
func special6() []netip.Prefix {
	return []netip.Prefix{
		v6(23, 0x2001),        // protocol assignments, Teredo and ORCHID among them
		v6(32, 0x2001, 0xdb8), // documentation
		v6(16, 0x2002),        // 6to4: an IPv4 address of anybody's choice
		v6(20, 0x3fff),        // documentation
	}
}

// badPorts are those of other protocols that a request could be made to speak
// (the WHATWG Fetch standard's list).
func badPorts() []string {
	return []string{"0", "1", "7", "9", "11", "13", "15", "17", "19", "20", "21", "22", "23", "25", "37", "42", "43", "53", "69", "77", "79", "87",
		"95", "101", "102", "103", "104", "109", "110", "111", "113", "115", "117", "119", "123", "135", "137", "139", "143", "161", "179", "389",
		"427", "465", "512", "513", "514", "515", "526", "530", "531", "532", "540", "548", "554", "556", "563", "587", "601", "636", "989", "990",
		"993", "995", "1719", "1720", "1723", "2049", "3659", "4045", "4190", "5060", "5061", "6000", "6379", "6566", "6665", "6666", "6667", "6668",
		"6669", "6679", "6697", "10080", "11211"}
}

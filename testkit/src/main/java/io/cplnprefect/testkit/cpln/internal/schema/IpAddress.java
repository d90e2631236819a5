/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.schema;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** The text forms of IP addresses and CIDR blocks. */
final class IpAddress {
    private static final Pattern V4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private IpAddress() {}

    static boolean isAddress(String text) {
        return bits(text) > 0;
    }

    /** Returns whether a text is an address with an optional prefix length. */
    static boolean isCidr(String text) {
        String[] parts = text.split("/", -1);
        int bits = bits(parts[0]);
        if (bits == 0 || parts.length > 2) {
            return false;
        }
        return parts.length == 1 || (parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= bits);
    }

    /** Returns the number of bits of an address, or 0 if the text is not an address. */
    private static int bits(String text) {
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            // A host name would be looked up.
            return 0;
        }
        try {
            return InetAddress.getByName(text).getAddress().length * 8;
        } catch (UnknownHostException e) {
            return 0;
        }
    }
}

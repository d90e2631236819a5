/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The addresses that jobs may connect to. Immutable. Inbound traffic is never allowed.
 *
 * @param cidrs address ranges, such as {@code 10.0.0.0/8}, at most 250
 * @param hostnames host names, such as {@code pypi.org}
 */
public record OutboundFirewall(List<String> cidrs, List<String> hostnames) {

    private static final int MAX_CIDRS = 250;
    private static final int MAX_HOSTNAME_LENGTH = 128;
    private static final Pattern CIDR = Pattern.compile("[0-9a-fA-F.:]+(/[0-9]{1,3})?");
    private static final Pattern HOSTNAME = Pattern.compile("(\\*\\.)?[a-zA-Z0-9]([-.a-zA-Z0-9]*[a-zA-Z0-9])?");

    /** All addresses, the default. */
    public static final OutboundFirewall ALL = new OutboundFirewall(List.of("0.0.0.0/0"), List.of());

    /**
     * Creates a firewall from copies of the lists.
     *
     * @throws IllegalArgumentException if a range or host name is invalid, or there are more than 250 ranges
     */
    public OutboundFirewall {
        cidrs = List.copyOf(cidrs);
        hostnames = List.copyOf(hostnames);
        if (cidrs.size() > MAX_CIDRS) {
            throw new IllegalArgumentException(
                    "Invalid outbound firewall: " + cidrs.size() + " address ranges, expected at most " + MAX_CIDRS);
        }
        for (String cidr : cidrs) {
            if (!CIDR.matcher(cidr).matches()) {
                throw new IllegalArgumentException(
                        "Invalid address range '" + cidr + "': expected a CIDR such as 10.0.0.0/8");
            }
        }
        for (String hostname : hostnames) {
            if (hostname.length() > MAX_HOSTNAME_LENGTH
                    || !HOSTNAME.matcher(hostname).matches()) {
                throw new IllegalArgumentException(
                        "Invalid host name '" + hostname + "': expected a name such as pypi.org");
            }
        }
    }
}

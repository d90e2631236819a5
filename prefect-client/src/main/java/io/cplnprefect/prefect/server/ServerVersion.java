/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.server;

import io.cplnprefect.core.error.UsageException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Version of a Prefect server.
 *
 * @param major first number
 * @param minor second number
 * @param patch third number
 */
public record ServerVersion(int major, int minor, int patch) implements Comparable<ServerVersion> {

    /** Oldest server that this client speaks to. */
    public static final ServerVersion OLDEST = new ServerVersion(2, 20, 0);

    /** Prefect Cloud, which tells no version and knows all that a server of 3.x knows. */
    public static final ServerVersion CLOUD = new ServerVersion(3, Integer.MAX_VALUE, 0);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?.*");

    private static final Comparator<ServerVersion> ORDER = Comparator.comparingInt(ServerVersion::major)
            .thenComparingInt(ServerVersion::minor)
            .thenComparingInt(ServerVersion::patch);

    /**
     * Reads a version; what stands behind the numbers, as in {@code 3.0.0rc1}, does not count.
     *
     * @throws UsageException when it is none
     */
    public static ServerVersion parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new UsageException("The server calls its version '" + text + "', which is none");
        }
        return new ServerVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)));
    }

    /** Whether this client was made for the server: 2.20 or later, and before 4. */
    public boolean supported() {
        return compareTo(OLDEST) >= 0 && major < 4;
    }

    @Override
    public int compareTo(ServerVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return equals(CLOUD) ? "Cloud" : major + "." + minor + "." + patch;
    }
}

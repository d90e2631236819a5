/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.server;

import io.cplnprefect.core.error.UsageException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a Prefect server.
 *
 * @param major first number
 * @param minor second number
 * @param patch third number
 */
public record ServerVersion(int major, int minor, int patch) implements Comparable<ServerVersion> {

    /** The oldest version that this client supports. */
    public static final ServerVersion OLDEST = new ServerVersion(2, 20, 0);

    /** Prefect Cloud, which reports no version and supports what the newest server supports. */
    public static final ServerVersion CLOUD = new ServerVersion(3, Integer.MAX_VALUE, 0);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?.*");

    private static final Comparator<ServerVersion> ORDER = Comparator.comparingInt(ServerVersion::major)
            .thenComparingInt(ServerVersion::minor)
            .thenComparingInt(ServerVersion::patch);

    /**
     * Returns the version with a text. A suffix of the numbers, as in {@code 3.0.0rc1}, is ignored.
     *
     * @param text the text
     * @return the version
     * @throws UsageException if the text is not a version
     */
    public static ServerVersion parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new UsageException("Invalid version '" + shortened(text) + "': expected a version such as 3.1.0");
        }
        return new ServerVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)));
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /**
     * Returns whether this client supports the version.
     *
     * @return {@code true} from 2.20 on, and before 4
     */
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

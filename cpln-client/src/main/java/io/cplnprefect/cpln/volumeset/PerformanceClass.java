/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The performance class of a volume set. An unknown value is kept. Immutable and thread-safe. */
public final class PerformanceClass extends OpenValue {

    /** Solid state disks; at least 10 GB. */
    public static final PerformanceClass GENERAL_PURPOSE_SSD = new PerformanceClass("general-purpose-ssd");

    /** Solid state disks with a high throughput; at least 200 GB. */
    public static final PerformanceClass HIGH_THROUGHPUT_SSD = new PerformanceClass("high-throughput-ssd");

    /** A shared file system. */
    public static final PerformanceClass SHARED = new PerformanceClass("shared");

    private PerformanceClass(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static PerformanceClass of(String value) {
        return new PerformanceClass(value);
    }
}

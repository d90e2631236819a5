/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The file system of a volume set. An unknown value is kept. Immutable and thread-safe. */
public final class FileSystemType extends OpenValue {

    /** A file system that one replica mounts. */
    public static final FileSystemType EXT4 = new FileSystemType("ext4");

    /** A file system that one replica mounts. */
    public static final FileSystemType XFS = new FileSystemType("xfs");

    /** A file system that several replicas and workloads mount. */
    public static final FileSystemType SHARED = new FileSystemType("shared");

    private FileSystemType(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static FileSystemType of(String value) {
        return new FileSystemType(value);
    }
}

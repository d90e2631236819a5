/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The {@code Location} header of the response to a write. */
public final class Location201 {

    private Location201() {}

    /**
     * Returns the path of the header.
     *
     * @param location value of the header, or {@code null}
     * @return the path of the object that was written, or {@code null} if the header names none
     */
    public static @Nullable String path(@Nullable String location) {
        if (location == null || location.isBlank() || location.endsWith("/")) {
            return null;
        }
        HttpUrl whole = HttpUrl.parse(location);
        return whole == null ? location : whole.encodedPath();
    }
}

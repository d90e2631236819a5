/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal;

import io.cplnprefect.core.call.ApiResponse;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The {@code Location} header of the response to a write. */
public final class LocationHeader {

    private LocationHeader() {}

    /**
     * Returns the path that the header names.
     *
     * @param response the response
     * @return the path of the object that was written, or {@code null} if there is no header or it names no object
     */
    public static @Nullable String path(ApiResponse<?> response) {
        String location = response.header("Location");
        if (location == null || location.isBlank() || location.endsWith("/")) {
            return null;
        }
        HttpUrl address = HttpUrl.parse(location);
        return address == null ? location : address.encodedPath();
    }
}

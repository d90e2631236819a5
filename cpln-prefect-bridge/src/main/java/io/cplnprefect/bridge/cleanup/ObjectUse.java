/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What uses an object. Immutable.
 *
 * @param by what uses it now, or {@code null} for nothing
 * @param last when it was used last, or {@code null} if it never was
 */
record ObjectUse(@Nullable String by, @Nullable Instant last) {

    static final ObjectUse NONE = new ObjectUse(null, null);

    static ObjectUse by(String user) {
        return new ObjectUse(user, null);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What OkHttp reports when code that runs before the interceptors of this library throws. */
final class Interceptors {

    private Interceptors() {}

    /** Returns the exception that an interceptor or listener threw, or {@code null} if the failure has another cause. */
    static @Nullable Throwable thrownBy(IOException failure) {
        Throwable[] suppressed = failure.getSuppressed();
        String message = failure.getMessage();
        boolean byOkHttp = message != null && message.startsWith("canceled due to ");
        return byOkHttp && suppressed.length == 1 && !(suppressed[0] instanceof IOException) ? suppressed[0] : null;
    }
}

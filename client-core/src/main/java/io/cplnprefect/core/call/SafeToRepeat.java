/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that a request to an endpoint may be sent again after a failure that leaves its effect unknown, although its
 * HTTP method is not safe. A body that is a {@link RepeatableBody} decides for itself.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SafeToRepeat {

    /**
     * Returns why a repeat is harmless, such as {@code "reads only"} or {@code "replaces the whole object"}.
     *
     * @return the reason
     */
    String value();
}

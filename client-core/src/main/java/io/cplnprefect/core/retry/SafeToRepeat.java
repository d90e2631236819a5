/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.retry;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that an endpoint whose HTTP method is not safe may still be sent again after a failure that leaves its
 * outcome open, and says why.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SafeToRepeat {

    /**
     * What makes a repeat harmless, e.g. {@code "reads only"} or {@code "replaces the whole object"}.
     *
     * @return the reason
     */
    String value();
}

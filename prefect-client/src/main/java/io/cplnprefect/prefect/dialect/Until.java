/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.dialect;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the first Prefect release that no longer supports an endpoint, or an attribute of a request. For that release
 * and later ones the call fails with a {@link io.cplnprefect.core.error.UsageException}; nothing is sent.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Until {

    /**
     * Returns the release.
     *
     * @return a version such as {@code 3.0.0}
     */
    String value();
}

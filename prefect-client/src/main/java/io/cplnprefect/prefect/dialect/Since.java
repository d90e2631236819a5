/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.dialect;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the first Prefect release that supports an endpoint, or an attribute of a request. An endpoint or attribute
 * without it is supported by every release from 2.20 on.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Since {

    /** What the client does with an attribute that the server does not support. */
    enum Otherwise {
        /** The call fails with a {@link io.cplnprefect.core.error.UsageException}; nothing is sent. */
        REFUSE,
        /** The attribute is left out of the request. Only for attributes without influence on what the server does. */
        OMIT
    }

    /**
     * Returns the release.
     *
     * @return a version such as {@code 3.1.6}
     */
    String value();

    /**
     * Returns what the client does if the server is older. An endpoint is always refused.
     *
     * @return {@link Otherwise#REFUSE} by default
     */
    Otherwise otherwise() default Otherwise.REFUSE;

    /**
     * Returns the member of the attribute's value that requires the release, if the attribute itself does not.
     *
     * @return name of the member on the wire; empty by default, for the attribute itself
     */
    String member() default "";
}

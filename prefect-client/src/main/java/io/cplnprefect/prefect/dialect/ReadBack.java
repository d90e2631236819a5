/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.dialect;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that the effect of a request is read back if its response was lost: the connection broke or timed out after the
 * request was sent, the server failed with a status of 500 or above, or the response cannot be read.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ReadBack {

    /**
     * Returns how the effect is read.
     *
     * @return a class with a constructor without parameters
     */
    Class<? extends EffectReader<?>> value();
}

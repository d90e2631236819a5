/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares that the responses of an endpoint may contain secrets. Errors then keep no part of the response body. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SensitiveResponse {}

/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.dialect;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the attribute of a request by which the server recognizes a repeated request. If it is absent, the client sets a
 * random key for each call object, so that all attempts and executions of one call object create one object.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface IdempotencyKey {}

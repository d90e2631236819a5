/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.dialect;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that an endpoint creates an object whose name is unique, and where the object can be read. A retry that the
 * server refuses with 409 succeeds if the existing object has the content of the request, because then an earlier attempt
 * has created it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface UniqueName {

    /**
     * Returns the path of the object, below the base address. A placeholder is the name of a path parameter of the endpoint,
     * or of a member of its request body.
     *
     * @return a path template such as {@code work_pools/{name}}
     */
    String path();
}

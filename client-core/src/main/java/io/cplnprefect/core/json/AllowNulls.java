/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Allows a map of a model to hold null values, as free-form JSON does. The generator recognizes the annotation by its
 * simple name. A nullness annotation in this position would make the map itself nullable.
 *
 * <p>A method that models of other modules inherit has the annotation itself too: the compiler does not pass annotations of
 * type arguments in class files to the generator (JDK-8225377).
 */
@Documented
@Target({ElementType.TYPE_USE, ElementType.METHOD})
@Retention(RetentionPolicy.CLASS)
public @interface AllowNulls {}

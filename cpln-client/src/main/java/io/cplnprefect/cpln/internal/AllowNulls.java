/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a map of a model hold null values, as free-form JSON does. The generator knows it by its simple name. A nullness
 * annotation in this place would make the map itself nullable.
 */
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.CLASS)
public @interface AllowNulls {}

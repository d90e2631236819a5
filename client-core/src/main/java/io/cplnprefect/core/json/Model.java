/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/** Marks an immutable type whose implementation is generated; users see the type and its builder only. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        // Javadoc lists the methods of a package-private superclass as if they were declared in the public builder.
        builderVisibility = Value.Style.BuilderVisibility.PACKAGE,
        // Other annotations of the generator make the compiler of users, who do not have the generator, warn.
        allowedClasspathAnnotations = javax.annotation.processing.Generated.class,
        overshadowImplementation = true,
        jdkOnly = true,
        redactedMask = "********",
        forceJacksonPropertyNames = false)
public @interface Model {}

/* SPDX-License-Identifier: Apache-2.0 */
/** The JUnit extension. */
@NullMarked
package io.cplnprefect.testkit.junit;

import org.jspecify.annotations.NullMarked;

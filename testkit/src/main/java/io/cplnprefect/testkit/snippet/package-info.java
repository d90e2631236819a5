/* SPDX-License-Identifier: Apache-2.0 */
/** The code of documentation, compiled and run by tests. */
@NullMarked
package io.cplnprefect.testkit.snippet;

import org.jspecify.annotations.NullMarked;

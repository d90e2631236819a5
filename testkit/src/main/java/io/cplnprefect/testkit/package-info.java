/* SPDX-License-Identifier: Apache-2.0 */
/** Virtual time for tests. */
@NullMarked
package io.cplnprefect.testkit;

import org.jspecify.annotations.NullMarked;

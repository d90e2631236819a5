/* SPDX-License-Identifier: Apache-2.0 */
/** What both emulators share. */
@NullMarked
package io.cplnprefect.testkit.internal;

import org.jspecify.annotations.NullMarked;

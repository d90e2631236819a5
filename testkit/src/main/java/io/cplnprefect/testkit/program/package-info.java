/* SPDX-License-Identifier: Apache-2.0 */
/** Both emulators as one program. */
@NullMarked
package io.cplnprefect.testkit.program;

import org.jspecify.annotations.NullMarked;

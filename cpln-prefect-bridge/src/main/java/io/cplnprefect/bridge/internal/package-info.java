/* SPDX-License-Identifier: Apache-2.0 */
/** Readers of JSON that report all problems together. For this module only; may change at any time. */
@NullMarked
package io.cplnprefect.bridge.internal;

import org.jspecify.annotations.NullMarked;

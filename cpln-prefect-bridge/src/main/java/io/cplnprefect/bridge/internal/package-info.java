/* SPDX-License-Identifier: Apache-2.0 */
/** What several packages of this module share. For this module only; may change at any time. */
@NullMarked
package io.cplnprefect.bridge.internal;

import org.jspecify.annotations.NullMarked;

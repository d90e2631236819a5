/* SPDX-License-Identifier: Apache-2.0 */
/** Settings that know where each value came from, and secrets that do not print. */
@NullMarked
package io.cplnprefect.core.setting;

import org.jspecify.annotations.NullMarked;

/* SPDX-License-Identifier: Apache-2.0 */
/** Settings with their sources, and secrets. */
@NullMarked
package io.cplnprefect.core.setting;

import org.jspecify.annotations.NullMarked;

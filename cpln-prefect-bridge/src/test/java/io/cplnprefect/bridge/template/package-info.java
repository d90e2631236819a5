/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package io.cplnprefect.bridge.template;

import org.jspecify.annotations.NullMarked;

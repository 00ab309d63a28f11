package org.jixiaoflow.support.addresses;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * Where people are found.
 *
 * @param people a file that says who they are, read again when it changes; nobody hears of anything personally if absent
 * @param domain of the addresses {@code <id>@domain} of those for whom the file has none; without it mail doesn't reach them
 */
@Validated
@ConfigurationProperties("jixiao.addresses")
record AddressSettings(@Nullable Resource people, @Nullable String domain) {}

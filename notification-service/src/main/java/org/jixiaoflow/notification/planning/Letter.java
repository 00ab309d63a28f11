package org.jixiaoflow.notification.planning;

import java.util.UUID;

/**
 * What one person is told that is about no form.
 *
 * @param id the same for every repeat
 * @param kind names its title
 * @param text one sentence in Chinese
 * @param textEn the same in English
 * @param page where to act, relative to the workbench's address
 */
public record Letter(UUID id, String kind, String text, String textEn, String page) {}

package dev.orm.demo.web;

import dev.orm.demo.service.CommentContent;

/** The fields of the form that writes a comment, as a browser sends them. */
class CommentForm {

    private String authorName = "";
    private String body = "";

    CommentContent content() {
        // Browsers send line ends as CR LF.
        return new CommentContent(authorName, body.replace("\r\n", "\n"));
    }

    public String getAuthorName() {
        return authorName;
    }

    public void setAuthorName(String authorName) {
        this.authorName = authorName;
    }

    public String getBody() {
        return body;
    }

    public void setBody(String body) {
        this.body = body;
    }
}

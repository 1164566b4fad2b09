<?xml version="1.0" encoding="UTF-8"?>
<!-- The article of article.xsl as JATS 1.3 (Journal Archiving and Interchange, because Journal Publishing
     demands an ISSN, which a debate may not have). A post is a speech; what speech cannot hold directly
     (lists, quotations) stands in a paragraph. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:h="http://www.w3.org/1999/xhtml" xmlns:xlink="http://www.w3.org/1999/xlink"
                exclude-result-prefixes="h">
  <xsl:output method="xml" encoding="UTF-8"
              doctype-public="-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.3 20210610//EN"
              doctype-system="JATS-archivearticle1-3.dtd"/>

  <xsl:variable name="meta" select="/h:html/h:head/h:meta"/>
  <xsl:variable name="issued" select="$meta[@name = 'dcterms.issued']/@content"/>

  <xsl:template match="/h:html">
    <article dtd-version="1.3" article-type="discussion" xml:lang="{@lang}">
      <front>
        <xsl:call-template name="line"/>
        <xsl:call-template name="journal"/>
        <xsl:call-template name="article-meta"/>
      </front>
      <xsl:call-template name="line"/>
      <body>
        <xsl:call-template name="line"/>
        <xsl:apply-templates select="h:body/h:article/h:section[@class != 'editorial-note' and @class != 'changes']"/>
      </body>
      <xsl:variable name="back" select="h:body/h:article/h:section[@class = 'editorial-note' or @class = 'changes']"/>
      <xsl:variable name="notes" select="//h:span[@class = 'note']"/>
      <xsl:if test="$back or $notes">
        <xsl:call-template name="line"/>
        <back>
          <xsl:call-template name="line"/>
          <xsl:apply-templates select="$back"/>
          <xsl:if test="$notes">
            <fn-group>
              <xsl:call-template name="line"/>
              <xsl:for-each select="$notes">
                <fn id="fn-{position()}"><label><xsl:value-of select="position()"/></label><p><xsl:apply-templates/></p></fn>
                <xsl:call-template name="line"/>
              </xsl:for-each>
            </fn-group>
            <xsl:call-template name="line"/>
          </xsl:if>
        </back>
      </xsl:if>
    </article>
  </xsl:template>

  <xsl:template name="line"><xsl:text>&#10;</xsl:text></xsl:template>

  <xsl:template name="journal">
    <xsl:variable name="title" select="$meta[@name = 'citation_journal_title']/@content"/>
    <journal-meta>
      <xsl:if test="$title">
        <journal-title-group><journal-title><xsl:value-of select="$title"/></journal-title></journal-title-group>
      </xsl:if>
      <xsl:for-each select="$meta[@name = 'citation_issn']"><issn><xsl:value-of select="@content"/></issn></xsl:for-each>
      <xsl:for-each select="$meta[@name = 'dcterms.publisher']">
        <publisher><publisher-name><xsl:value-of select="@content"/></publisher-name></publisher>
      </xsl:for-each>
    </journal-meta>
    <xsl:call-template name="line"/>
  </xsl:template>

  <xsl:template name="article-meta">
    <article-meta>
      <xsl:for-each select="$meta[@name = 'dcterms.identifier']">
        <article-id pub-id-type="doi"><xsl:value-of select="substring-after(@content, 'doi.org/')"/></article-id>
      </xsl:for-each>
      <title-group>
        <article-title><xsl:apply-templates select="//h:h1[@class = 'title']/node()"/></article-title>
      </title-group>
      <xsl:if test="$meta[@name = 'author']">
        <contrib-group>
          <xsl:for-each select="$meta[@name = 'author']">
            <contrib contrib-type="author"><string-name><xsl:value-of select="@content"/></string-name></contrib>
          </xsl:for-each>
        </contrib-group>
      </xsl:if>
      <xsl:if test="$issued"><xsl:call-template name="date"/></xsl:if>
      <xsl:for-each select="$meta[@name = 'citation_volume']"><volume><xsl:value-of select="@content"/></volume></xsl:for-each>
      <xsl:for-each select="$meta[@name = 'citation_issue']"><issue><xsl:value-of select="@content"/></issue></xsl:for-each>
      <xsl:for-each select="$meta[@name = 'dcterms.rights']">
        <permissions><license><license-p><xsl:value-of select="@content"/></license-p></license></permissions>
      </xsl:for-each>
      <xsl:if test="$meta[@name = 'keywords']">
        <kwd-group kwd-group-type="author">
          <xsl:call-template name="keywords"><xsl:with-param name="list" select="$meta[@name = 'keywords']/@content"/></xsl:call-template>
        </kwd-group>
      </xsl:if>
    </article-meta>
    <xsl:call-template name="line"/>
  </xsl:template>

  <xsl:template name="date">
    <pub-date date-type="pub">
      <xsl:choose>
        <xsl:when test="number(substring($issued, 1, 4)) = number(substring($issued, 1, 4))">
          <xsl:if test="substring($issued, 9, 2) != ''"><day><xsl:value-of select="substring($issued, 9, 2)"/></day></xsl:if>
          <xsl:if test="substring($issued, 6, 2) != ''"><month><xsl:value-of select="substring($issued, 6, 2)"/></month></xsl:if>
          <year><xsl:value-of select="substring($issued, 1, 4)"/></year>
        </xsl:when>
        <xsl:otherwise><string-date><xsl:value-of select="$issued"/></string-date></xsl:otherwise>
      </xsl:choose>
    </pub-date>
  </xsl:template>

  <xsl:template name="keywords">
    <xsl:param name="list"/>
    <xsl:variable name="first" select="substring-before(concat($list, ', '), ', ')"/>
    <xsl:variable name="rest" select="substring-after($list, ', ')"/>
    <kwd><xsl:value-of select="$first"/></kwd>
    <xsl:if test="$rest != ''"><xsl:call-template name="keywords"><xsl:with-param name="list" select="$rest"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- ==== Sections and speeches ==== -->

  <xsl:template match="h:section">
    <sec id="{@id}">
      <title><xsl:value-of select="h:h2"/></title>
      <xsl:call-template name="line"/>
      <xsl:apply-templates select="*[not(self::h:h2)]"/>
    </sec>
    <xsl:call-template name="line"/>
  </xsl:template>

  <xsl:template match="h:section[@class = 'editorial-note']">
    <notes notes-type="editorial-note" id="{@id}">
      <title><xsl:value-of select="h:h2"/></title>
      <xsl:apply-templates select="*[not(self::h:h2)]"/>
    </notes>
    <xsl:call-template name="line"/>
  </xsl:template>

  <!-- The headings inside the appendix become paragraphs, because its parts are not nested. -->
  <xsl:template match="h:section[@class = 'changes']">
    <app-group>
      <app id="{@id}">
        <title><xsl:value-of select="h:h2"/></title>
        <xsl:apply-templates select="*[not(self::h:h2)]"/>
      </app>
    </app-group>
    <xsl:call-template name="line"/>
  </xsl:template>
  <xsl:template match="h:h3"><p><bold><xsl:value-of select="."/></bold></p></xsl:template>

  <xsl:template match="h:div"><xsl:apply-templates select="*"/></xsl:template>

  <xsl:template match="h:section[@class = 'post']">
    <speech id="{@id}">
      <speaker><xsl:value-of select="normalize-space(h:h3)"/></speaker>
      <xsl:call-template name="line"/>
      <xsl:for-each select="*[not(self::h:h3)]">
        <xsl:choose>
          <xsl:when test="self::h:p"><xsl:apply-templates select="."/></xsl:when>
          <xsl:otherwise><p><xsl:apply-templates select="."/></p><xsl:call-template name="line"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
      <xsl:if test="count(*) = 1"><p/></xsl:if>
    </speech>
    <xsl:call-template name="line"/>
  </xsl:template>

  <!-- ==== Blocks ==== -->

  <xsl:template match="h:p">
    <p><xsl:apply-templates/></p>
    <xsl:call-template name="line"/>
  </xsl:template>

  <xsl:template match="h:ul"><list list-type="bullet"><xsl:apply-templates select="h:li"/></list></xsl:template>
  <xsl:template match="h:ol">
    <list>
      <xsl:attribute name="list-type">
        <xsl:choose>
          <xsl:when test="@type = 'a'">alpha-lower</xsl:when>
          <xsl:when test="@type = 'A'">alpha-upper</xsl:when>
          <xsl:when test="@type = 'i'">roman-lower</xsl:when>
          <xsl:otherwise>order</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:apply-templates select="h:li"/>
    </list>
  </xsl:template>
  <xsl:template match="h:li">
    <list-item>
      <xsl:choose>
        <xsl:when test="h:p or h:ul or h:ol or h:blockquote">
          <xsl:for-each select="*">
            <xsl:choose>
              <xsl:when test="self::h:blockquote"><p><xsl:apply-templates select="."/></p></xsl:when>
              <xsl:otherwise><xsl:apply-templates select="."/></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </xsl:when>
        <xsl:otherwise><p><xsl:apply-templates/></p></xsl:otherwise>
      </xsl:choose>
    </list-item>
  </xsl:template>

  <xsl:template match="h:blockquote">
    <disp-quote>
      <xsl:apply-templates select="*[not(@class = 'source')]"/>
      <xsl:for-each select="h:p[@class = 'source']"><attrib><xsl:apply-templates/></attrib></xsl:for-each>
    </disp-quote>
  </xsl:template>

  <xsl:template match="h:table">
    <table-wrap>
      <table>
        <xsl:apply-templates select="h:thead | h:tbody"/>
      </table>
    </table-wrap>
    <xsl:call-template name="line"/>
  </xsl:template>
  <xsl:template match="h:thead | h:tbody | h:tr | h:th | h:td">
    <xsl:element name="{local-name()}">
      <xsl:copy-of select="@id | @scope"/>
      <xsl:apply-templates select="node()[self::* or self::text()[normalize-space() != '']]"/>
    </xsl:element>
  </xsl:template>

  <!-- ==== Inline ==== -->

  <xsl:template match="h:em | h:i"><italic><xsl:apply-templates/></italic></xsl:template>
  <xsl:template match="h:a[starts-with(@href, '#')]">
    <xref rid="{substring(@href, 2)}">
      <xsl:attribute name="ref-type">
        <xsl:choose>
          <xsl:when test="starts-with(@href, '#post-')">other</xsl:when>
          <xsl:otherwise>sec</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:apply-templates/>
    </xref>
  </xsl:template>
  <xsl:template match="h:a"><ext-link ext-link-type="uri" xlink:href="{@href}"><xsl:apply-templates/></ext-link></xsl:template>
  <xsl:template match="h:span[@class = 'note']">
    <xref ref-type="fn" rid="fn-{@data-number}"><sup><xsl:value-of select="@data-number"/></sup></xref>
  </xsl:template>
  <xsl:template match="h:span[@class = 'repair']">
    <named-content content-type="repair"><xsl:apply-templates/></named-content>
  </xsl:template>
  <xsl:template match="h:span | h:time"><xsl:apply-templates/></xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- A part of article.xsl: the title block, the introduction, the participants. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns="http://www.w3.org/1999/xhtml"
                exclude-result-prefixes="tei">

  <xsl:template name="title-block">
    <xsl:variable name="page" select="tei:text/tei:front/tei:titlePage"/>
    <header class="title-block" id="title">
      <xsl:call-template name="line"/>
      <xsl:if test="$journal">
        <p class="masthead">
          <span class="journal"><xsl:value-of select="$journal/tei:title"/></span>
          <xsl:for-each select="$journal/tei:biblScope[@unit = 'volume']">
            <xsl:text> </xsl:text><span class="volume">Vol. <xsl:value-of select="."/></span>
          </xsl:for-each>
          <xsl:for-each select="$journal/tei:biblScope[@unit = 'issue']">
            <xsl:text> </xsl:text><span class="issue">No. <xsl:value-of select="."/></span>
          </xsl:for-each>
          <xsl:for-each select="$publication//tei:date[1]">
            <xsl:text> </xsl:text><span class="issued"><xsl:call-template name="date"><xsl:with-param name="iso" select="string(.)"/></xsl:call-template></span>
          </xsl:for-each>
        </p>
        <xsl:call-template name="line"/>
      </xsl:if>
      <h1 class="title">
        <xsl:choose>
          <xsl:when test="$page//tei:titlePart"><xsl:apply-templates select="$page//tei:titlePart/node()"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$file/tei:titleStmt/tei:title"/></xsl:otherwise>
        </xsl:choose>
      </h1>
      <xsl:call-template name="line"/>
      <xsl:choose>
        <xsl:when test="$page/tei:byline">
          <p class="byline"><xsl:apply-templates select="$page/tei:byline/node()"/></p>
        </xsl:when>
        <xsl:when test="$file/tei:titleStmt/tei:author">
          <p class="byline">
            <xsl:text>By </xsl:text>
            <xsl:for-each select="$file/tei:titleStmt/tei:author">
              <xsl:choose>
                <xsl:when test="position() = 1"/>
                <xsl:when test="position() = last()"><xsl:text> and </xsl:text></xsl:when>
                <xsl:otherwise><xsl:text>, </xsl:text></xsl:otherwise>
              </xsl:choose>
              <xsl:value-of select="."/>
            </xsl:for-each>
          </p>
        </xsl:when>
      </xsl:choose>
      <xsl:call-template name="line"/>
      <xsl:if test="$header//tei:keywords/tei:term">
        <p class="keywords"><span class="caption">Keywords</span><xsl:text> </xsl:text><xsl:call-template name="keywords"/></p>
        <xsl:call-template name="line"/>
      </xsl:if>
      <xsl:call-template name="imprint"/>
    </header>
    <xsl:call-template name="line"/>
  </xsl:template>

  <xsl:template name="imprint">
    <xsl:variable name="doi" select="$publication//tei:idno[@type = 'DOI']"/>
    <xsl:variable name="rights" select="$publication/tei:availability/tei:p | $publication/tei:p[@rend = 'rights']"/>
    <xsl:if test="$doi or $rights">
      <p class="imprint">
        <xsl:if test="$doi">
          <a class="doi" href="https://doi.org/{$doi}">https://doi.org/<xsl:value-of select="$doi"/></a>
          <xsl:text> </xsl:text>
        </xsl:if>
        <xsl:if test="$rights"><span class="rights"><xsl:value-of select="$rights"/></span></xsl:if>
      </p>
      <xsl:call-template name="line"/>
    </xsl:if>
  </xsl:template>

  <!-- What follows the participants introduces the posts, so it stands under their heading. -->
  <xsl:template match="tei:div[@type = 'preface']" mode="front">
    <xsl:if test="not(preceding-sibling::tei:div[@type = 'participants'])">
      <section class="preface" id="introduction">
        <h2>Introduction</h2>
        <xsl:call-template name="line"/>
        <xsl:apply-templates/>
      </section>
      <xsl:call-template name="line"/>
    </xsl:if>
  </xsl:template>

  <!-- What stands around a list of participants that follows the posts. -->
  <xsl:template match="tei:div[@type = 'appendix']" mode="front">
    <section class="appendix">
      <xsl:apply-templates/>
    </section>
    <xsl:call-template name="line"/>
  </xsl:template>

  <!-- A column of which no row has anything is left out. -->
  <xsl:variable name="listed" select="/tei:TEI/tei:text/*/tei:div[@type = 'participants']/tei:table/tei:row[not(@role = 'label')]"/>

  <xsl:template match="tei:div[@type = 'participants']" mode="front">
    <section class="participants" id="participants">
      <h2>
        <xsl:choose>
          <xsl:when test="tei:head"><xsl:apply-templates select="tei:head/node()"/></xsl:when>
          <xsl:otherwise>Participants</xsl:otherwise>
        </xsl:choose>
      </h2>
      <xsl:call-template name="line"/>
      <table>
        <thead>
          <tr>
            <th scope="col">Code</th>
            <xsl:choose>
              <xsl:when test="$table = 'narrow'">
                <th scope="col">Participant</th>
                <th scope="col">Posts</th>
              </xsl:when>
              <xsl:otherwise>
                <xsl:if test="$listed/tei:cell[@n = 'participant'] != ''"><th scope="col">Listed as</th></xsl:if>
                <xsl:if test="$listed/tei:cell[@n = 'role'] != ''"><th scope="col">Role</th></xsl:if>
                <xsl:if test="$listed/tei:cell[@n = 'affiliation'] != ''"><th scope="col">Affiliation</th></xsl:if>
                <xsl:if test="$listed/tei:cell[@n = 'country'] != ''"><th scope="col">Country</th></xsl:if>
              </xsl:otherwise>
            </xsl:choose>
          </tr>
        </thead>
        <xsl:call-template name="line"/>
        <tbody>
          <xsl:call-template name="line"/>
          <xsl:apply-templates select="tei:table/tei:row[not(@role = 'label')]"/>
        </tbody>
      </table>
      <xsl:call-template name="line"/>
    </section>
    <xsl:call-template name="line"/>
  </xsl:template>

  <xsl:template match="tei:row">
    <xsl:variable name="id" select="substring-after(@corresp, '#')"/>
    <tr id="person-{$id}">
      <th scope="row">
        <xsl:apply-templates select="tei:cell[@n = 'code']/node()"/>
        <xsl:call-template name="shared-code-note">
          <xsl:with-param name="person" select="key('id', $id)"/>
        </xsl:call-template>
      </th>
      <xsl:choose>
        <xsl:when test="$table = 'narrow'">
          <td>
            <xsl:for-each select="tei:cell[@n != 'code' and normalize-space() != '']">
              <xsl:choose>
                <xsl:when test="position() = 1"/>
                <xsl:when test="position() = 2 and ../tei:cell[1]/@n = 'participant'"><xsl:text>: </xsl:text></xsl:when>
                <!-- "A representative" + "from the Town Library" is one phrase. -->
                <xsl:when test="@n != 'country' and contains('abcdefghijklmnopqrstuvwxyz', substring(., 1, 1))"><xsl:text> </xsl:text></xsl:when>
                <xsl:otherwise><xsl:text>, </xsl:text></xsl:otherwise>
              </xsl:choose>
              <xsl:apply-templates/>
            </xsl:for-each>
          </td>
          <td><xsl:call-template name="posts-of"><xsl:with-param name="id" select="$id"/></xsl:call-template></td>
        </xsl:when>
        <xsl:otherwise>
          <xsl:if test="$listed/tei:cell[@n = 'participant'] != ''"><td class="participant"><xsl:apply-templates select="tei:cell[@n = 'participant']/node()"/></td></xsl:if>
          <xsl:if test="$listed/tei:cell[@n = 'role'] != ''"><td><xsl:apply-templates select="tei:cell[@n = 'role']/node()"/></td></xsl:if>
          <xsl:if test="$listed/tei:cell[@n = 'affiliation'] != ''"><td><xsl:apply-templates select="tei:cell[@n = 'affiliation']/node()"/></td></xsl:if>
          <xsl:if test="$listed/tei:cell[@n = 'country'] != ''"><td><xsl:apply-templates select="tei:cell[@n = 'country']/node()"/></td></xsl:if>
        </xsl:otherwise>
      </xsl:choose>
    </tr>
    <xsl:call-template name="line"/>
  </xsl:template>

  <!-- Links to a participant's posts; a question mark where it may be another's. -->
  <xsl:template name="posts-of">
    <xsl:param name="id"/>
    <xsl:for-each select="$posts[contains(concat(' ', normalize-space(@who), ' '), concat(' #', $id, ' '))]">
      <xsl:if test="position() &gt; 1"><xsl:text>, </xsl:text></xsl:if>
      <a href="#{@xml:id}" aria-label="Post {@n}"><xsl:value-of select="@n"/></a>
      <xsl:if test="contains(normalize-space(@who), ' ')"><xsl:text>&#160;(?)</xsl:text></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- One note for the code, on the first of those who share it. -->
  <xsl:template name="shared-code-note">
    <xsl:param name="person"/>
    <xsl:variable name="code" select="string($person/tei:persName[@type = 'code'])"/>
    <xsl:if test="$person/tei:note[@type = 'sharedCode'] and
                  not($person/preceding-sibling::tei:person[tei:persName[@type = 'code'] = $code])">
      <xsl:call-template name="note">
        <xsl:with-param name="text">
          <xsl:text>The transcript gives the code </xsl:text>
          <xsl:value-of select="$code"/>
          <xsl:text> to more than one participant.</xsl:text>
          <xsl:for-each select="$person/following-sibling::tei:person
                                [tei:persName[@type = 'code'] = $code]/tei:persName[@type = 'proposedCode']">
            <xsl:text> Where they must be told apart, </xsl:text>
            <xsl:value-of select="."/>
            <xsl:text> stands for participant </xsl:text>
            <xsl:value-of select="../@n"/>
            <xsl:text>.</xsl:text>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>

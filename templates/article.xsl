<?xml version="1.0" encoding="UTF-8"?>
<!-- A debate in TEI (templates/debate.rng) as one XHTML article. The classes and ids that it writes are
     listed in templates/README.md; the style sheets in styles/ rest on them.
     Words that are not in the transcript are all in this file: look for xsl:text and the headings. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns="http://www.w3.org/1999/xhtml"
                exclude-result-prefixes="tei">
  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="no"/>
  <xsl:strip-space elements="tei:*"/>
  <xsl:preserve-space elements="tei:p tei:titlePart tei:byline tei:cell tei:label tei:emph tei:ref tei:rs
                                tei:quote tei:corr tei:sic tei:note tei:foreign"/>

  <!-- A style sheet to link to, as a relative address; empty: none. -->
  <xsl:param name="style" select="''"/>
  <!-- yes: a note about each repaired word, ambiguous code and cut-off address. -->
  <xsl:param name="notes" select="'yes'"/>
  <!-- yes: the appendix that lists repairs and the evidence for inferred speakers. -->
  <xsl:param name="changes" select="'no'"/>

  <!-- wide: one column for each cell of the roster. narrow: code, person and posts, for small screens. -->
  <xsl:param name="table" select="'wide'"/>

  <xsl:key name="id" match="*[@xml:id]" use="@xml:id"/>

  <xsl:variable name="header" select="/tei:TEI/tei:teiHeader"/>
  <xsl:variable name="file" select="$header/tei:fileDesc"/>
  <xsl:variable name="publication" select="$file/tei:publicationStmt"/>
  <xsl:variable name="journal" select="$file/tei:seriesStmt[tei:title/@level = 'j']"/>
  <xsl:variable name="posts" select="/tei:TEI/tei:text/tei:body/tei:post"/>

  <!-- The first ambiguous mention of each post, as "|id|id|": a search in a string stays fast where a
       search in the tree would begin anew for every mention. -->
  <xsl:variable name="first-mentions">
    <xsl:text>|</xsl:text>
    <xsl:for-each select="$posts">
      <xsl:for-each select="descendant::tei:rs[contains(normalize-space(@ref), ' ')][1]">
        <xsl:value-of select="generate-id()"/><xsl:text>|</xsl:text>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="first-ambiguous" select="string($first-mentions)"/>

  <!-- ==== The page ==== -->

  <xsl:template match="/tei:TEI">
    <html lang="{@xml:lang}" xml:lang="{@xml:lang}">
      <xsl:call-template name="line"/>
      <head>
        <meta charset="UTF-8"/>
        <title><xsl:value-of select="$file/tei:titleStmt/tei:title"/></title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <xsl:for-each select="$file/tei:titleStmt/tei:author">
          <meta name="author" content="{.}"/>
        </xsl:for-each>
        <xsl:if test="$header//tei:keywords/tei:term">
          <meta name="keywords">
            <xsl:attribute name="content"><xsl:call-template name="keywords"/></xsl:attribute>
          </meta>
        </xsl:if>
        <xsl:for-each select="$publication//tei:date[1]">
          <meta name="dcterms.issued" content="{.}"/>
        </xsl:for-each>
        <xsl:for-each select="$publication//tei:idno[@type = 'DOI']">
          <meta name="dcterms.identifier" content="https://doi.org/{.}"/>
        </xsl:for-each>
        <xsl:for-each select="$publication/tei:availability/tei:p | $publication/tei:p[@rend = 'rights']">
          <meta name="dcterms.rights" content="{.}"/>
        </xsl:for-each>
        <xsl:if test="$publication/tei:publisher">
          <meta name="dcterms.publisher" content="{$publication/tei:publisher}"/>
        </xsl:if>
        <xsl:if test="$journal">
          <meta name="citation_journal_title" content="{$journal/tei:title}"/>
          <xsl:for-each select="$journal/tei:biblScope[@unit = 'volume' or @unit = 'issue']">
            <meta name="citation_{@unit}" content="{.}"/>
          </xsl:for-each>
          <xsl:for-each select="$journal/tei:idno[@type = 'ISSN']">
            <meta name="citation_issn" content="{.}"/>
          </xsl:for-each>
        </xsl:if>
        <xsl:if test="$style != ''"><link rel="stylesheet" href="{$style}"/></xsl:if>
      </head>
      <xsl:call-template name="line"/>
      <body>
        <xsl:call-template name="line"/>
        <article class="debate">
          <xsl:call-template name="line"/>
          <xsl:call-template name="title-block"/>
          <xsl:apply-templates select="tei:text/tei:front/tei:div" mode="front"/>
          <xsl:call-template name="posts"/>
          <xsl:call-template name="editorial-note"/>
          <xsl:if test="$changes = 'yes'"><xsl:call-template name="changes"/></xsl:if>
        </article>
        <xsl:call-template name="line"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="line"><xsl:text>&#10;</xsl:text></xsl:template>

  <xsl:template name="keywords">
    <xsl:for-each select="$header//tei:keywords/tei:term">
      <xsl:if test="position() &gt; 1"><xsl:text>, </xsl:text></xsl:if>
      <xsl:value-of select="."/>
    </xsl:for-each>
  </xsl:template>

  <!-- "2016-05-03" → "3 May 2016"; anything else stays as it is. -->
  <xsl:template name="date">
    <xsl:param name="iso"/>
    <xsl:variable name="month" select="number(substring($iso, 6, 2))"/>
    <xsl:choose>
      <xsl:when test="translate($iso, '0123456789', '##########') = '####-##-##' and $month &gt;= 1 and $month &lt;= 12">
        <xsl:value-of select="number(substring($iso, 9))"/><xsl:text> </xsl:text>
        <xsl:call-template name="month"><xsl:with-param name="number" select="$month"/></xsl:call-template>
        <xsl:text> </xsl:text><xsl:value-of select="substring($iso, 1, 4)"/>
      </xsl:when>
      <xsl:when test="translate($iso, '0123456789', '##########') = '####-##' and $month &gt;= 1 and $month &lt;= 12">
        <xsl:call-template name="month"><xsl:with-param name="number" select="$month"/></xsl:call-template>
        <xsl:text> </xsl:text><xsl:value-of select="substring($iso, 1, 4)"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$iso"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="month">
    <xsl:param name="number"/>
    <xsl:value-of select="normalize-space(substring('January  February March    April    May      June     July     August   SeptemberOctober  November December ', ($number - 1) * 9 + 1, 9))"/>
  </xsl:template>

  <!-- ==== Front ==== -->

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

  <xsl:template match="tei:div[@type = 'participants']" mode="front">
    <section class="participants" id="participants">
      <h2>Participants</h2>
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
                <th scope="col">Listed as</th>
                <th scope="col">Role</th>
                <th scope="col">Affiliation</th>
                <th scope="col">Country</th>
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
                <xsl:when test="contains('abcdefghijklmnopqrstuvwxyz', substring(., 1, 1))"><xsl:text> </xsl:text></xsl:when>
                <xsl:otherwise><xsl:text>, </xsl:text></xsl:otherwise>
              </xsl:choose>
              <xsl:apply-templates/>
            </xsl:for-each>
          </td>
          <td><xsl:call-template name="posts-of"><xsl:with-param name="id" select="$id"/></xsl:call-template></td>
        </xsl:when>
        <xsl:otherwise>
          <td><xsl:apply-templates select="tei:cell[@n = 'participant']/node()"/></td>
          <td><xsl:apply-templates select="tei:cell[@n = 'role']/node()"/></td>
          <td><xsl:apply-templates select="tei:cell[@n = 'affiliation']/node()"/></td>
          <td><xsl:apply-templates select="tei:cell[@n = 'country']/node()"/></td>
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
      <xsl:if test="contains(normalize-space(@who), ' ')"><xsl:text> (?)</xsl:text></xsl:if>
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

  <!-- ==== Posts ==== -->

  <xsl:template name="posts">
    <section class="posts" id="debate">
      <h2>The debate</h2>
      <xsl:call-template name="line"/>
      <xsl:for-each select="tei:text/tei:front/tei:div[@type = 'preface']
                            [preceding-sibling::tei:div[@type = 'participants']]">
        <div class="preface">
          <xsl:call-template name="line"/>
          <xsl:apply-templates/>
        </div>
        <xsl:call-template name="line"/>
      </xsl:for-each>
      <xsl:apply-templates select="$posts"/>
    </section>
    <xsl:call-template name="line"/>
  </xsl:template>

  <xsl:template match="tei:post">
    <section class="post" id="{@xml:id}">
      <xsl:copy-of select="@xml:lang"/>
      <xsl:if test="@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute></xsl:if>
      <xsl:call-template name="line"/>
      <xsl:apply-templates select="." mode="speaker"/>
      <xsl:call-template name="line"/>
      <xsl:if test="@when"><p class="when"><time datetime="{@when}"><xsl:call-template name="date"><xsl:with-param name="iso" select="string(@when)"/></xsl:call-template></time></p><xsl:call-template name="line"/></xsl:if>
      <xsl:apply-templates select="*[not(self::tei:label[@type = 'speaker'])]"/>
    </section>
    <xsl:call-template name="line"/>
  </xsl:template>

  <xsl:template match="tei:post" mode="kind">
    <xsl:choose>
      <xsl:when test="not(@who)">unknown</xsl:when>
      <xsl:when test="contains(normalize-space(@who), ' ')">ambiguous</xsl:when>
      <xsl:when test="@resp">inferred</xsl:when>
      <xsl:otherwise>labelled</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:post" mode="speaker">
    <xsl:variable name="kind"><xsl:apply-templates select="." mode="kind"/></xsl:variable>
    <h3 class="speaker {$kind}">
      <span class="number"><xsl:value-of select="@n"/></span>
      <xsl:text> </xsl:text>
      <span class="name"><xsl:apply-templates select="." mode="name"/></span>
      <xsl:variable name="mark"><xsl:apply-templates select="." mode="certainty"/></xsl:variable>
      <xsl:if test="$mark != ''">
        <xsl:text> </xsl:text>
        <span class="certainty"><xsl:value-of select="$mark"/></span>
      </xsl:if>
    </h3>
  </xsl:template>

  <!-- The visible name; brackets are the editor's hand, as in any edition. -->
  <xsl:template match="tei:post" mode="name">
    <xsl:choose>
      <xsl:when test="@who">
        <xsl:if test="@resp and not(tei:label)"><xsl:text>[</xsl:text></xsl:if>
        <xsl:call-template name="names"><xsl:with-param name="pointers" select="normalize-space(@who)"/></xsl:call-template>
        <xsl:if test="@resp and not(tei:label)"><xsl:text>]</xsl:text></xsl:if>
      </xsl:when>
      <xsl:when test="tei:label"><xsl:value-of select="tei:label"/></xsl:when>
      <xsl:otherwise>Unattributed</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:post" mode="certainty">
    <xsl:choose>
      <xsl:when test="not(@resp)"/>
      <xsl:when test="@resp = '#editor'">editor’s attribution</xsl:when>
      <xsl:when test="contains(normalize-space(@who), ' ')"/>
      <xsl:when test="@cert = 'high'">inferred</xsl:when>
      <xsl:when test="@cert = 'medium'">probably</xsl:when>
      <xsl:otherwise>perhaps</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "#A #B" → "A or B". -->
  <xsl:template name="names">
    <xsl:param name="pointers"/>
    <xsl:param name="several" select="contains($pointers, ' ')"/>
    <xsl:variable name="first" select="substring-after(substring-before(concat($pointers, ' '), ' '), '#')"/>
    <xsl:variable name="rest" select="substring-after($pointers, ' ')"/>
    <xsl:variable name="person" select="key('id', $first)"/>
    <xsl:choose>
      <xsl:when test="$person/tei:persName[@type = 'proposedCode'] and $several">
        <xsl:value-of select="$person/tei:persName[@type = 'proposedCode']"/>
      </xsl:when>
      <xsl:when test="$person/tei:persName">
        <xsl:variable name="code" select="string($person/tei:persName[@type = 'code'])"/>
        <xsl:value-of select="$code"/>
        <xsl:if test="$person/tei:note[@type = 'sharedCode'] and
                      not($several and $person/../tei:person[tei:persName[@type = 'code'] = $code]
                                                            [tei:persName[@type = 'proposedCode']])">
          <xsl:text> (participant </xsl:text><xsl:value-of select="$person/@n"/><xsl:text>)</xsl:text>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$first"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$rest != ''">
      <xsl:text> or </xsl:text>
      <xsl:call-template name="names">
        <xsl:with-param name="pointers" select="$rest"/>
        <xsl:with-param name="several" select="$several"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- ==== Blocks ==== -->

  <xsl:template match="tei:p">
    <p><xsl:call-template name="language"/><xsl:apply-templates/></p>
    <xsl:call-template name="line"/>
  </xsl:template>

  <xsl:template name="language">
    <xsl:if test="@xml:lang">
      <xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute>
      <xsl:copy-of select="@xml:lang"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:list[@rend = 'bulleted']">
    <ul><xsl:call-template name="line"/><xsl:apply-templates/></ul>
    <xsl:call-template name="line"/>
  </xsl:template>

  <xsl:template match="tei:list[@rend = 'numbered']">
    <xsl:variable name="first" select="string(tei:item[1]/@n)"/>
    <ol>
      <xsl:choose>
        <xsl:when test="number($first) = number($first)">
          <xsl:if test="$first != '1'"><xsl:attribute name="start"><xsl:value-of select="number($first)"/></xsl:attribute></xsl:if>
        </xsl:when>
        <xsl:when test="$first = 'a'"><xsl:attribute name="class">lower-alpha</xsl:attribute><xsl:attribute name="type">a</xsl:attribute></xsl:when>
        <xsl:when test="$first = 'A'"><xsl:attribute name="class">upper-alpha</xsl:attribute><xsl:attribute name="type">A</xsl:attribute></xsl:when>
        <xsl:when test="$first = 'i'"><xsl:attribute name="class">lower-roman</xsl:attribute><xsl:attribute name="type">i</xsl:attribute></xsl:when>
      </xsl:choose>
      <xsl:call-template name="line"/>
      <xsl:apply-templates/>
    </ol>
    <xsl:call-template name="line"/>
  </xsl:template>

  <xsl:template match="tei:item">
    <li>
      <!-- A number that does not follow is kept. -->
      <xsl:variable name="before" select="preceding-sibling::tei:item[1]/@n"/>
      <xsl:if test="$before and number(@n) = number(@n) and number(@n) != number($before) + 1">
        <xsl:attribute name="value"><xsl:value-of select="number(@n)"/></xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </li>
    <xsl:call-template name="line"/>
  </xsl:template>

  <xsl:template match="tei:quote[tei:p or tei:list or tei:quote/tei:p]">
    <blockquote>
      <xsl:if test="@source"><xsl:attribute name="class">from-post</xsl:attribute></xsl:if>
      <xsl:call-template name="language"/>
      <xsl:call-template name="line"/>
      <xsl:apply-templates select="*"/>
      <xsl:if test="@source">
        <xsl:variable name="post" select="key('id', substring-after(@source, '#'))/ancestor-or-self::tei:post"/>
        <p class="source">
          <a href="{@source}">Post <xsl:value-of select="$post/@n"/>, <xsl:apply-templates select="$post" mode="name"/></a>
        </p>
        <xsl:call-template name="line"/>
      </xsl:if>
    </blockquote>
    <xsl:call-template name="line"/>
  </xsl:template>

  <!-- ==== Inline ==== -->

  <xsl:template match="tei:quote">
    <xsl:choose>
      <xsl:when test="@source"><a class="from-post" href="{@source}"><xsl:apply-templates/></a></xsl:when>
      <xsl:otherwise><span class="quote"><xsl:apply-templates/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:emph"><em><xsl:apply-templates/></em></xsl:template>

  <xsl:template match="tei:foreign"><i><xsl:call-template name="language"/><xsl:apply-templates/></i></xsl:template>

  <xsl:template match="tei:ref[@target]"><a href="{@target}"><xsl:apply-templates/></a></xsl:template>

  <xsl:template match="tei:ref">
    <span class="{@type}"><xsl:apply-templates/></span>
    <xsl:if test="@type = 'truncated'">
      <xsl:call-template name="note">
        <xsl:with-param name="text">The address is cut off in the transcript.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:rs">
    <xsl:variable name="ambiguous" select="contains(normalize-space(@ref), ' ')"/>
    <span>
      <xsl:attribute name="class">mention<xsl:if test="$ambiguous"> ambiguous</xsl:if></xsl:attribute>
      <xsl:apply-templates/>
    </span>
    <!-- Once in a post is enough. -->
    <xsl:if test="$ambiguous and contains($first-ambiguous, concat('|', generate-id(), '|'))">
      <xsl:call-template name="note">
        <xsl:with-param name="text">
          <xsl:call-template name="names"><xsl:with-param name="pointers" select="normalize-space(@ref)"/></xsl:call-template>
          <xsl:text>: the transcript does not tell which.</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:choice"><xsl:apply-templates select="tei:corr"/></xsl:template>

  <xsl:template match="tei:corr">
    <span class="repair"><xsl:apply-templates/></span>
    <xsl:call-template name="note">
      <xsl:with-param name="text"><xsl:apply-templates select="." mode="was"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A damaged form that could help to identify a participant is never shown. -->
  <xsl:template match="tei:corr" mode="was">
    <xsl:variable name="sic" select="parent::tei:choice/tei:sic[not(@ana = '#identity')]"/>
    <xsl:choose>
      <xsl:when test="$sic">
        <xsl:text>The transcript has “</xsl:text><xsl:value-of select="$sic"/><xsl:text>”.</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:text>In the transcript, the replacement of a name had damaged this word.</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:gap">
    <xsl:if test="preceding-sibling::node()"><xsl:text> </xsl:text></xsl:if>
    <span class="gap">
      <xsl:choose>
        <xsl:when test="contains(tei:desc, 'link')">[link lost]</xsl:when>
        <xsl:otherwise>[text lost]</xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <xsl:template match="tei:note[@type = 'editorial']">
    <xsl:call-template name="note"><xsl:with-param name="text" select="string(.)"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:note"/>

  <xsl:template name="note">
    <xsl:param name="text"/>
    <xsl:if test="$notes = 'yes'"><span class="note"><xsl:value-of select="$text"/></span></xsl:if>
  </xsl:template>

  <!-- ==== Back ==== -->

  <!-- Explains only the marks that occur. -->
  <xsl:template name="editorial-note">
    <xsl:variable name="inferred" select="$posts[@resp and not(contains(normalize-space(@who), ' '))]"/>
    <xsl:variable name="ambiguous" select="$posts[contains(normalize-space(@who), ' ')]"/>
    <xsl:variable name="unknown" select="$posts[not(@who) and not(tei:label)]"/>
    <xsl:variable name="repairs" select="tei:text//tei:corr"/>
    <xsl:variable name="gaps" select="tei:text//tei:gap"/>
    <xsl:if test="$inferred or $ambiguous or $unknown or $repairs or $gaps">
      <section class="editorial-note" id="editorial-note">
        <h2>Editorial note</h2>
        <xsl:call-template name="line"/>
        <p>
          <xsl:text>The words of the transcript are given as they stand; typography was brought to print style.</xsl:text>
          <xsl:if test="$inferred"><xsl:text> A name in square brackets is not in the transcript: it was inferred from what other posts say.</xsl:text></xsl:if>
          <xsl:if test="$unknown"><xsl:text> “Unattributed” means that the transcript names no speaker and gives no sufficient evidence for one.</xsl:text></xsl:if>
          <xsl:if test="$ambiguous"><xsl:text> Two names joined by “or” share one code in the transcript, which does not tell them apart.</xsl:text></xsl:if>
          <xsl:if test="$repairs"><xsl:text> A few words that automatic replacement had damaged are restored; each is marked.</xsl:text></xsl:if>
          <xsl:if test="$gaps"><xsl:text> “[link lost]” stands where the transcript has lost a web link.</xsl:text></xsl:if>
        </p>
        <xsl:call-template name="line"/>
      </section>
      <xsl:call-template name="line"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="changes">
    <section class="changes" id="changes">
      <h2>Changes to the text</h2>
      <xsl:call-template name="line"/>
      <p>White space, quotation marks, dashes, list markers and the encoding of characters were brought to print style without a mark. Every such change is on record in a ledger that is kept apart from this edition and from which the transcript can be rebuilt byte for byte. Words were changed only where the transcript itself gives the evidence.</p>
      <xsl:call-template name="line"/>
      <xsl:variable name="repairs" select="tei:text//tei:corr"/>
      <xsl:if test="$repairs">
        <h3>Repaired words</h3>
        <ul class="repairs">
          <xsl:call-template name="line"/>
          <xsl:for-each select="$repairs">
            <li>
              <xsl:apply-templates select="." mode="place"/>
              <xsl:text>: “</xsl:text><xsl:value-of select="."/><xsl:text>”. </xsl:text>
              <xsl:apply-templates select="." mode="was"/>
            </li>
            <xsl:call-template name="line"/>
          </xsl:for-each>
        </ul>
        <xsl:call-template name="line"/>
      </xsl:if>
      <xsl:variable name="attributed" select="$posts[tei:note[@type = 'evidence']]"/>
      <xsl:if test="$attributed">
        <h3>Evidence for speakers</h3>
        <ul class="evidence">
          <xsl:call-template name="line"/>
          <xsl:for-each select="$attributed">
            <li>
              <xsl:apply-templates select="." mode="place"/>
              <xsl:text>, </xsl:text><xsl:apply-templates select="." mode="name"/>
              <xsl:if test="@cert"><xsl:text> (certainty: </xsl:text><xsl:value-of select="@cert"/><xsl:text>)</xsl:text></xsl:if>
              <xsl:text>: </xsl:text>
              <xsl:for-each select="tei:note[@type = 'evidence'][not(@ana = '#identity')]">
                <xsl:value-of select="."/>
                <xsl:variable name="closed" select="substring(., string-length()) = '.'"/>
                <xsl:choose>
                  <xsl:when test="position() = last() and $closed"/>
                  <xsl:when test="position() = last()"><xsl:text>.</xsl:text></xsl:when>
                  <xsl:when test="$closed"><xsl:text> </xsl:text></xsl:when>
                  <xsl:otherwise><xsl:text>; </xsl:text></xsl:otherwise>
                </xsl:choose>
              </xsl:for-each>
            </li>
            <xsl:call-template name="line"/>
          </xsl:for-each>
        </ul>
        <xsl:call-template name="line"/>
      </xsl:if>
      <h3>What was run</h3>
      <xsl:call-template name="line"/>
      <xsl:for-each select="$header/tei:revisionDesc/tei:change">
        <p><xsl:value-of select="text()"/></p>
        <xsl:call-template name="line"/>
        <xsl:if test="tei:list">
          <ul class="rules">
            <xsl:call-template name="line"/>
            <xsl:for-each select="tei:list/tei:item">
              <li>
                <xsl:value-of select="."/>
                <xsl:choose>
                  <xsl:when test="@n = 1"> (once)</xsl:when>
                  <xsl:otherwise> (<xsl:value-of select="@n"/> times)</xsl:otherwise>
                </xsl:choose>
              </li>
              <xsl:call-template name="line"/>
            </xsl:for-each>
          </ul>
          <xsl:call-template name="line"/>
        </xsl:if>
      </xsl:for-each>
    </section>
    <xsl:call-template name="line"/>
  </xsl:template>

  <!-- A link to the post in which something stands. -->
  <xsl:template match="*" mode="place">
    <xsl:variable name="post" select="ancestor-or-self::tei:post"/>
    <xsl:choose>
      <xsl:when test="$post"><a href="#{$post/@xml:id}">Post <xsl:value-of select="$post/@n"/></a></xsl:when>
      <xsl:otherwise>Front matter</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An element that the profile does not have is not dropped in silence. -->
  <xsl:template match="tei:*">
    <xsl:message>no template for the element <xsl:value-of select="local-name()"/>; its text was kept</xsl:message>
    <xsl:apply-templates/>
  </xsl:template>
</xsl:stylesheet>

using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kpi.Api.Tests.Serving;

/// <summary>An OpenID Connect provider on loopback, as far as a server that checks tokens asks it: its metadata and its keys.</summary>
public sealed class IdentityProviderServer : IAsyncDisposable
{
    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "1" };
    private WebApplication app = null!;

    public string Address => app.Urls.First();

    public static async Task<IdentityProviderServer> StartAsync()
    {
        var provider = new IdentityProviderServer();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        provider.app = builder.Build();
        provider.app.Run(provider.AnswerAsync);
        await provider.app.StartAsync();
        return provider;
    }

    /// <summary>A token with some claims; what is not said is right.</summary>
    public string Token(IEnumerable<Claim> claims, string audience = "kpi", string? issuer = null, SecurityKey? signedBy = null) =>
        new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Subject = new ClaimsIdentity(claims),
                Issuer = issuer ?? Address,
                Audience = audience,
                SigningCredentials = new(signedBy ?? key, SecurityAlgorithms.RsaSha256),
            }
        );

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Rsa.Dispose();
    }

    private Task AnswerAsync(HttpContext http) =>
        http.Request.Path.Value switch
        {
            "/.well-known/openid-configuration" => http.Response.WriteAsJsonAsync(new { issuer = Address, jwks_uri = $"{Address}/keys" }),
            "/keys" => http.Response.WriteAsJsonAsync(new { keys = new[] { PublicKey() } }),
            _ => Task.FromResult(http.Response.StatusCode = StatusCodes.Status404NotFound),
        };

    private object PublicKey()
    {
        var numbers = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new
        {
            kty = "RSA",
            use = "sig",
            kid = key.KeyId,
            n = Base64UrlEncoder.Encode(numbers.Modulus!),
            e = Base64UrlEncoder.Encode(numbers.Exponent!),
        };
    }
}

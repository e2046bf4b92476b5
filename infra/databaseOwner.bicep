// Makes a managed identity the administrator of the database server. A module of its own, because the identity's id, which
// is only known once it is there, is the name of the resource.
param serverName string
param principalId string
param principalName string

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' existing = {
  name: serverName

  resource owner 'administrators' = {
    name: principalId
    properties: {
      principalName: principalName
      principalType: 'ServicePrincipal'
      tenantId: tenant().tenantId
    }
  }
}
